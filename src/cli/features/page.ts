import type { Column } from '../../meshes/column';
import { allFeatures, rowsOf } from './cells';
import { markdownTable } from './markdown';

/** docs/features.md: the whole table. */
export const featuresPage = (columns: readonly Column[]): string => `# What each mesh has

Made by \`npm run features\` from the tables in \`src/meshes/<mesh>/features.ts\`, which are also what the compiler and synth refuse by. *can*: an engine shows it
in the conformance suites. *part*: it means less there, which is told (MESH6101) and can be accepted by \`suppress\` with a reason. *cannot*: a prop that asks for it does
not compile, and is refused at synth with the same text (MESH1010); \`when(scope, feature, value, otherwise)\` says what stands in its place.

${columns.map(({ title, value }) => `- ${title}: \`${value}\``).join('\n')}

${markdownTable(columns, rowsOf(columns, allFeatures))}
`;
