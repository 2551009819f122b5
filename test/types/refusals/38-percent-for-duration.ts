import { get, Percent } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(get('/payments', { timeout: Percent.of(10) }));
