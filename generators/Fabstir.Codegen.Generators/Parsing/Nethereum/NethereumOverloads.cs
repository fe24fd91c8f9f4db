using System.Text;
using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing.Nethereum;

/// <summary>Decides which functions get methods that take their arguments one by one: those that leave no doubt which overload is meant.</summary>
internal static class NethereumOverloads
{
    public static EquatableArray<FunctionModel> AddPositionalMethods(List<FunctionModel> functions)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (FunctionModel function in functions)
        {
            string signature = CSharpSignature(function);
            counts[signature] = counts.TryGetValue(signature, out int count) ? count + 1 : 1;
        }

        FunctionModel[] decided = new FunctionModel[functions.Count];
        for (int i = 0; i < decided.Length; i++)
        {
            decided[i] = functions[i] with { HasPositionalMethod = counts[CSharpSignature(functions[i])] == 1 };
        }

        return new(decided);
    }

    private static string CSharpSignature(FunctionModel function)
    {
        StringBuilder signature = new(function.MethodName);
        foreach (FieldModel input in function.Inputs.Fields)
        {
            signature.Append(' ').Append(CSharpType(input.Type));
        }

        return signature.ToString();
    }

    // A literal may become any integer, and an address is a string.
    private static string CSharpType(TypeModel type) => type switch
    {
        ArrayType array => CSharpType(array.Element) + "[]",
        NamedType named => named.Key,
        { Canonical: "address" or "string" } => "string",
        { Canonical: "bool" } => "bool",
        _ when type.Canonical.StartsWith("bytes", StringComparison.Ordinal) => "bytes",
        _ => "integer",
    };
}
