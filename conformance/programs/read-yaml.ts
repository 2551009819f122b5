import { parseAllDocuments } from 'yaml';
import { isManifest, type Manifest } from '../cluster/manifest';

/** The objects in a text of YAML; what is no object of Kubernetes is left out. */
export function objectsIn(text: string): readonly Manifest[] {
  return parseAllDocuments(text)
    .map((document) => {
      if (document.errors.length > 0) throw document.errors[0];
      return document.toJS() as unknown;
    })
    .filter(isManifest);
}
