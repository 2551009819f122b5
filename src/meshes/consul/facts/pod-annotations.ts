interface Template {
  readonly spec?: {
    readonly template?: { readonly metadata?: { readonly annotations?: Readonly<Record<string, unknown>> } };
  };
}

/** An annotation of the pods of a Deployment as its user wrote it. */
export function annotationOf(manifest: Template, name: string): string | undefined {
  const said = manifest.spec?.template?.metadata?.annotations?.[name];
  return typeof said === 'string' ? said : undefined;
}
