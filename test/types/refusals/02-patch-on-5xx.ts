import { patch } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(patch('/payments', { retries: { attempts: 2, on: ['connect-failure', '5xx'] } }));
