import { route } from 'cdk8s-mesh';
import { serve } from './preamble';

const method = 'POST' as 'GET' | 'POST';

export const program = () => serve(route({ method, path: '/payments', retries: { attempts: 2, on: ['5xx'] } }));
