import { post } from 'cdk8s-mesh';
import { serve } from './preamble';

const common: readonly '5xx'[] = ['5xx'];

export const program = () => serve(post('/payments', { retries: { attempts: 2, on: ['connect-failure', ...common] } }));
