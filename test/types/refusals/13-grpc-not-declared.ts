import { grpc } from 'cdk8s-mesh';
import { serve } from './preamble';

export const program = () => serve(grpc('shop.Payments/Charge', { retries: { attempts: 2, on: ['unavailable'] } }));
