namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Something about an ABI file that its author should know.</summary>
/// <param name="Id">The rule: see <c>docs/rules</c>.</param>
/// <param name="Range">Where in the file.</param>
/// <param name="Message">What is wrong and what to do, in a sentence without a full stop.</param>
internal sealed record AbiDiagnostic(string Id, TextRange Range, string Message);
