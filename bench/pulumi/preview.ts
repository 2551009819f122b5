import { Mesh } from 'cdk8s-mesh/pulumi';
import { declareServices } from '../services';
import { tellUsage } from './usage';

/** Run by the language host of Pulumi. */
tellUsage();
new Mesh('bench', (scope) => declareServices(scope, Number(process.env['BENCH_SERVICES'])));
