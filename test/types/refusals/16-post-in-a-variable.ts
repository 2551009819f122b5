import { post } from 'cdk8s-mesh';
import { serve } from './preamble';

const props = { retries: { attempts: 2, on: ['5xx' as const] } };

export const program = () => serve(post('/payments', props));
