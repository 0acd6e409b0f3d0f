import { unwrapped } from './unwrapped.mjs';

/**
 * Reads what a class has of its own, wherever it gets it: all that its type has, but what its
 * superclass has as well.
 */
export function memberReader(ts, checker) {
  const { NodeBuilderFlags, ModifierFlags, SymbolFlags } = ts;
  const plain =
    NodeBuilderFlags.NoTruncation |
    NodeBuilderFlags.UseSingleQuotesForStringLiteralType |
    // By name alone, not as an import by path.
    NodeBuilderFlags.UseAliasDefinedOutsideCurrentScope;
  const documentation = (symbol) =>
    unwrapped(ts.displayPartsToString(symbol.getDocumentationComment(checker)));

  /** The type's text; of a union under a name, what is in it. */
  function textOf(type, node) {
    const flags = type.isUnion() ? plain | NodeBuilderFlags.InTypeAlias : plain;
    return checker.typeToString(type, node, flags);
  }

  const hasModifier = (symbol, modifier) =>
    (symbol.declarations ?? []).some((one) => ts.getCombinedModifierFlags(one) & modifier);

  function isPublic(symbol) {
    const isNamed = (symbol.declarations ?? []).every(
      (one) => !one.name || !ts.isPrivateIdentifier(one.name),
    );
    return isNamed && !hasModifier(symbol, ModifierFlags.Private | ModifierFlags.Protected);
  }

  function isReadonly(symbol) {
    const accessor = symbol.flags & SymbolFlags.Accessor;
    if (accessor) return !(symbol.flags & SymbolFlags.SetAccessor);
    return hasModifier(symbol, ModifierFlags.Readonly);
  }

  function own(type, superType) {
    const inherited = new Set(superType.getProperties().map(({ name }) => name));
    return type.getProperties().filter((one) => isPublic(one) && !inherited.has(one.name));
  }

  /** Passed on by a mapped type, say `Omit`, a method is a property; its declaration knows better. */
  function isMethod({ declarations = [] }) {
    return declarations.some((one) => ts.isMethodSignature(one) || ts.isMethodDeclaration(one));
  }

  function memberOf(symbol, node) {
    const type = checker.getTypeOfSymbolAtLocation(symbol, node);
    return isMethod(symbol) ? method(symbol, type, node) : field(symbol, type, node);
  }

  function field(symbol, type, node) {
    return {
      kind: 'field',
      name: symbol.name,
      description: documentation(symbol),
      type: { text: textOf(type, node) },
      ...(isReadonly(symbol) ? { readonly: true } : {}),
    };
  }

  function method(symbol, type, node) {
    const [signature] = type.getCallSignatures();
    const tags = signature.getJsDocTags();
    const told = (wanted) =>
      tags
        .filter(({ name }) => name === wanted)
        .map(({ text }) => unwrapped(ts.displayPartsToString(text)))
        .join(' ');
    const throws = told('throws').replace(/^\{\w+\} /, '');
    return {
      kind: 'method',
      name: symbol.name,
      description: [documentation(symbol), throws && `Throws ${throws}`].filter(Boolean).join(' '),
      parameters: signature.getParameters().map((one) => parameter(one, node)),
      return: {
        type: { text: textOf(signature.getReturnType(), node) },
        ...(told('returns') ? { description: told('returns') } : {}),
      },
    };
  }

  function parameter(symbol, node) {
    const { valueDeclaration } = symbol;
    const isOptional = Boolean(valueDeclaration?.questionToken || valueDeclaration?.initializer);
    const type = checker.getTypeOfSymbolAtLocation(symbol, node);
    const description = documentation(symbol).replace(/^- /, '');
    return {
      name: symbol.name,
      ...(description ? { description } : {}),
      ...(isOptional ? { optional: true } : {}),
      type: { text: textOf(isOptional ? checker.getNonNullableType(type) : type, node) },
    };
  }

  return (node) => {
    const type = checker.getTypeAtLocation(node);
    const classType = checker.getTypeOfSymbolAtLocation(type.symbol, node);
    const [heritage] = node.heritageClauses[0].types;
    const superType = checker.getTypeAtLocation(heritage);
    const superClassType = checker.getTypeAtLocation(heritage.expression);
    return {
      members: own(type, superType).map((one) => memberOf(one, node)),
      statics: own(classType, superClassType).map((one) => ({
        ...memberOf(one, node),
        static: true,
      })),
    };
  };
}
