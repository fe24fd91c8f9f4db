using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Parsing;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>
/// The names of generated files. A name that is illegal, or that differs from another in case only, would take the output of all contracts with it:
/// so each has a hash of what makes it unique.
/// </summary>
internal static class HintName
{
    public static string Of(ContractModel contract) => $"{contract.Name}.{ShortHash(contract.Path)}.g.cs";

    public static string Of(ScopeModel scope) => $"{scope.Home ?? "Types"}.Shared.{ShortHash(scope.Namespace + "|" + scope.Home)}.g.cs";

    private static string ShortHash(string text) => SignatureText.Hash(text).Substring(0, EntryModel.SelectorDigits);
}
