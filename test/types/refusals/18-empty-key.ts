import { post } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(post('/payments', { idempotencyKey: '', retries: 'off' }));
