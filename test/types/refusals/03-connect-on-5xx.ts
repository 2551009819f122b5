import { connect } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(connect('/payments', { retries: { attempts: 2, on: ['5xx'] } }));
