/**
 * Enumerations of which the empty text is as good as nothing: Go keeps no difference, and the API server fills in the default. By definition and
 * property, as in the table of enumerations. Fields that are pointers in Go are not among them.
 */
export const emptyIsDefault: ReadonlySet<string> = new Set([
  'apps.v1.DaemonSetUpdateStrategy.type',
  'apps.v1.DeploymentStrategy.type',
  'apps.v1.StatefulSetSpec.podManagementPolicy',
  'apps.v1.StatefulSetUpdateStrategy.type',
  'batch.v1.CronJobSpec.concurrencyPolicy',
  'core.v1.Container.imagePullPolicy',
  'core.v1.Container.terminationMessagePolicy',
  'core.v1.ContainerPort.protocol',
  'core.v1.HTTPGetAction.scheme',
  'core.v1.PodSpec.dnsPolicy',
  'core.v1.PodSpec.restartPolicy',
  'core.v1.ServicePort.protocol',
  'core.v1.ServiceSpec.externalTrafficPolicy',
  'core.v1.ServiceSpec.sessionAffinity',
  'core.v1.ServiceSpec.type',
  'core.v1.Toleration.effect',
  'core.v1.Toleration.operator',
]);

/** Fields that the documents require although the API server fills them in. */
export const filledIn: ReadonlySet<string> = new Set([
  'batch.v1.PodFailurePolicyOnPodConditionsPattern.status',
  'rbac.v1.RoleRef.apiGroup',
]);
