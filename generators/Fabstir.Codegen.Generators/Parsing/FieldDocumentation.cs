using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Adds what NatSpec says to the fields of a tuple.</summary>
internal static class FieldDocumentation
{
    /// <param name="tuple">The fields.</param>
    /// <param name="textOf">What is said of a field, by its name and place.</param>
    /// <param name="unitOf">What it counts, by its name and place.</param>
    public static TupleModel AddTo(TupleModel tuple, Func<string, int, string?> textOf, Func<string, int, string?> unitOf)
    {
        FieldModel[] fields = new FieldModel[tuple.Fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            FieldModel field = tuple.Fields[i];
            fields[i] = field with { Documentation = textOf(field.SolidityName, i), Unit = unitOf(field.SolidityName, i) };
        }

        return tuple with { Fields = new(fields) };
    }
}
