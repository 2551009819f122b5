import type { KindSchema } from '../schema/schema';
import { checkAutoscaler } from './autoscaler';
import type { BuiltInCheck } from './check';
import { checkConfigMap, checkSecret } from './config-map';
import { checkDisruptionBudget } from './disruption-budget';
import { checkIngress, checkIngressClass } from './ingress';
import { checkCronJob, checkJob } from './job';
import { checkNamespace } from './namespace';
import { checkNetworkPolicy } from './network-policy';
import { checkPod } from './pod';
import { checkClusterRole, checkClusterRoleBinding, checkRole, checkRoleBinding } from './rbac';
import { checkService } from './service';
import { checkDaemonSet, checkDeployment, checkStatefulSet } from './workload';

/** The checks that are Go code in the API server, of the kinds that mesh programs have. ServiceAccounts need none beside metadata. */
const checks: Readonly<Record<string, BuiltInCheck>> = {
  'v1/ConfigMap': checkConfigMap,
  'v1/Namespace': checkNamespace,
  'v1/Pod': checkPod,
  'v1/Secret': checkSecret,
  'v1/Service': checkService,
  'apps/v1/DaemonSet': checkDaemonSet,
  'apps/v1/Deployment': checkDeployment,
  'apps/v1/ReplicaSet': checkDeployment,
  'apps/v1/StatefulSet': checkStatefulSet,
  'autoscaling/v2/HorizontalPodAutoscaler': checkAutoscaler,
  'batch/v1/CronJob': checkCronJob,
  'batch/v1/Job': checkJob,
  'networking.k8s.io/v1/Ingress': checkIngress,
  'networking.k8s.io/v1/IngressClass': checkIngressClass,
  'networking.k8s.io/v1/NetworkPolicy': checkNetworkPolicy,
  'policy/v1/PodDisruptionBudget': checkDisruptionBudget,
  'rbac.authorization.k8s.io/v1/ClusterRole': checkClusterRole,
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': checkClusterRoleBinding,
  'rbac.authorization.k8s.io/v1/Role': checkRole,
  'rbac.authorization.k8s.io/v1/RoleBinding': checkRoleBinding,
};

/** What Go code checks of a kind, if we know it. */
export const checkBuiltIn = ({ apiVersion, kind }: KindSchema): BuiltInCheck | undefined =>
  checks[`${apiVersion}/${kind}`];
