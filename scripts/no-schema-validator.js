// Stands in for the validator with which the MCP SDK checks what a server asks of its clients; see scripts/build.ts.
export class AjvJsonSchemaValidator {
  getValidator() {
    throw new Error('errcode asks nothing of MCP clients');
  }
}
