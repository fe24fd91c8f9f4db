using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Settles the properties of a record once its name is known.</summary>
internal static class RecordNames
{
    /// <summary>Renames a property that has the record's name, and marks those that have the name of a sibling case.</summary>
    public static TupleModel Settle(TupleModel tuple, string recordName, HashSet<string> siblings) => tuple with { Fields = Settle(tuple.Fields, recordName, siblings) };

    /// <inheritdoc cref="Settle(TupleModel, string, HashSet{string})"/>
    public static EquatableArray<FieldModel> Settle(EquatableArray<FieldModel> fields, string recordName, HashSet<string> siblings)
    {
        FieldModel[] settled = new FieldModel[fields.Length];
        for (int i = 0; i < settled.Length; i++)
        {
            string property = fields[i].PropertyName;
            while (property == recordName || IsTaken(fields, i, property))
            {
                property += "Value";
            }

            settled[i] = fields[i] with { PropertyName = property, HidesInherited = siblings.Contains(property) };
        }

        return new(settled);
    }

    private static bool IsTaken(EquatableArray<FieldModel> fields, int place, string property)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (i != place && fields[i].PropertyName == property)
            {
                return true;
            }
        }

        return false;
    }
}
