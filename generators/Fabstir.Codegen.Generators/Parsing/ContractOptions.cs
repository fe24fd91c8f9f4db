using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>What the project says about an ABI file.</summary>
/// <param name="Path">The file, relative to the project, with forward slashes.</param>
/// <param name="Namespace">The C# namespace.</param>
/// <param name="ContractName">The contract's name; null to take it from the artifact, or from the file's name.</param>
/// <param name="IsPublic">Whether the client is public, else internal.</param>
/// <param name="BadMetadata">What the project says and cannot be followed, in a sentence without a full stop; null when there is nothing of the kind.</param>
internal sealed record ContractOptions(string Path, string Namespace, string? ContractName, bool IsPublic, string? BadMetadata = null)
{
    /// <summary>What the generated code calls.</summary>
    public ClientTarget Target { get; init; }

    /// <summary>The file's name up to its first dot: <c>Vault</c> for <c>abi/Vault.abi.json</c>.</summary>
    public string FileName
    {
        get
        {
            string name = Path.Substring(Path.LastIndexOf('/') + 1);
            int dot = name.IndexOf('.');
            return dot > 0 ? name.Substring(0, dot) : name;
        }
    }
}
