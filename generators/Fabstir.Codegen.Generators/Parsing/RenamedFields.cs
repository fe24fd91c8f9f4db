using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Says which properties are not called as expected.</summary>
internal static class RenamedFields
{
    /// <summary>Reports them, each where the parameter is named.</summary>
    /// <param name="parameters">The parameters as they stand in the file.</param>
    /// <param name="fields">What became of them, in the same order.</param>
    /// <param name="diagnostics">Where reports go.</param>
    public static void Report(IReadOnlyList<AbiParameter> parameters, EquatableArray<FieldModel> fields, List<AbiDiagnostic> diagnostics)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            string name = fields[i].PropertyName;
            string expected = Identifiers.ToPascalCase(fields[i].SolidityName);
            if (fields[i].SolidityName.Length > 0 && name != expected)
            {
                diagnostics.Add(new AbiDiagnostic(
                    RuleIds.Renamed, parameters[i].NameRange, $"{fields[i].SolidityName} is called {name} in C#, because {expected} is taken"));
            }
        }
    }
}
