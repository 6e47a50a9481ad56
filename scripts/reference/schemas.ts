export { schemas, schemaText } from '../../src/schemas.ts';
