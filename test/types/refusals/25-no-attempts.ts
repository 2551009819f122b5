import { get } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(get('/payments', { retries: { attempts: 0, on: ['5xx'] } }));
