import { type GrpcRouteProps, grpc } from 'cdk8s-mesh';
import { serve } from './preamble';

const props: GrpcRouteProps = { retries: { attempts: 2, on: ['deadline-exceeded'] } };

export const program = () => serve(grpc('shop.Payments/Charge', props));
