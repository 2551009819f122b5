import { type MethodRouteProps, route } from 'cdk8s-mesh';
import { serve } from './preamble';

const props: MethodRouteProps = { method: 'POST', path: '/payments', retries: { attempts: 2, on: ['5xx'] } };

export const program = () => serve(route(props));
