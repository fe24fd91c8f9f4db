using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>
/// The names of generated files. A name that is illegal, or that differs from another in case only, would take the output of all contracts with it:
/// so each has a hash of what makes it unique.
/// </summary>
internal static class HintNames
{
    public static string OfContract(string name, string path) => $"{name}.{ShortHash(path)}.g.cs";

    public static string OfService(string name, string path) => $"{name}.Service.{ShortHash(path)}.g.cs";

    public static string OfScope(string? home, string @namespace, ClientTarget target) =>
        $"{home ?? "Types"}.Shared.{ShortHash(@namespace + "|" + home + (target == ClientTarget.Native ? "" : "|" + target))}.g.cs";

    private static string ShortHash(string text) => SignatureText.Hash(text).Substring(0, EntryModel.SelectorDigits);
}
