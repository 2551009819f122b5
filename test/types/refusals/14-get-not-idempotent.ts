import { get } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () =>
  serve(get('/payments/next', { notIdempotent: true, retries: { attempts: 2, on: ['5xx'] } }));
