import { anyMethod, prefix } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(anyMethod(prefix('/payments'), { retries: { attempts: 2, on: ['5xx'] } }));
