import { route } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(route({ method: 'POST', path: '/payments', retries: { attempts: 2, on: ['5xx'] } }));
