import { App, Chart } from 'cdk8s';
import { declareServices } from '../services';
import { tellUsage } from './usage';

/** The same program as one of cdk8s. */
tellUsage();
const app = new App();
declareServices(new Chart(app, 'bench'), Number(process.env['BENCH_SERVICES']));
app.synth();
