import { Duration } from 'cdk8s';
import { get } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(get('/payments', { timeout: Duration.seconds(3), retry: 'off' }));
