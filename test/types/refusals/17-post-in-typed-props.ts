import { post, type RouteProps } from 'cdk8s-mesh';
import { serve } from './preamble';

const props: RouteProps = { retries: { attempts: 2, on: ['5xx'] } };

export const program = () => serve(post('/payments', props));
