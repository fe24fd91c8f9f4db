using Fabstir.Codegen.Generators.Parsing.Artifacts;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>An ABI file, read but not yet understood: which contract of it is meant is not decided.</summary>
internal abstract class AbiDocument
{
    /// <summary>Finds the contract that the project means.</summary>
    /// <returns>What the file says of it; null when a diagnostic says why not.</returns>
    public abstract Artifact? Select(ContractOptions options, List<AbiDiagnostic> diagnostics);
}
