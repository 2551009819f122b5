import { Duration } from 'cdk8s';
import { get } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(get('/payments', { timeoutt: Duration.seconds(3) }));
