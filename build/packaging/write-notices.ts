/** npm run notices: the licence texts of everything inside the product, into THIRD-PARTY-NOTICES.md of the repository. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { licenceProblems, notices } from './notices.ts';
import { root } from './product.ts';
import { wantedElectron } from './runtime.ts';
import { shippedPackages } from './shipped-packages.ts';

const packages = await shippedPackages();
const problems = licenceProblems(packages);
if (problems.length > 0) throw new Error(problems.join('\n'));
writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), notices(packages, wantedElectron()));
