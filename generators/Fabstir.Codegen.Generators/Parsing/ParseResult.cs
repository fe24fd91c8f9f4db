using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>What became of an ABI file.</summary>
/// <param name="Path">The file, relative to the project.</param>
/// <param name="Contract">The contract; null when the file has no ABI.</param>
/// <param name="NameRange">Where a diagnostic about the contract as a whole points.</param>
/// <param name="Diagnostics">What its author should know.</param>
internal sealed record ParseResult(string Path, ContractModel? Contract, TextRange NameRange, EquatableArray<AbiDiagnostic> Diagnostics);
