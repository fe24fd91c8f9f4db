using System.Globalization;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Naming.Nethereum;

namespace Fabstir.Codegen.Generators.Parsing.Nethereum;

/// <summary>Settles the properties of classes: their names, and types that Nethereum has.</summary>
/// <param name="types">The types of the contract.</param>
/// <param name="renamed">Where names go that are not as expected.</param>
internal sealed class NethereumFields(NethereumTypes types, List<string> renamed)
{
    private const string UnnamedField = "Field";

    private static readonly HashSet<string> Nothing = [];

    /// <summary>The properties of a class.</summary>
    /// <param name="tuple">The arguments, outputs or fields.</param>
    /// <param name="owner">The class.</param>
    /// <param name="unnamed">What those without a name are called before their place, from 1.</param>
    /// <param name="inherited">What the class inherits.</param>
    public TupleModel Settle(TupleModel tuple, string owner, string unnamed, HashSet<string>? inherited = null) =>
        tuple with { Fields = Settle(tuple.Fields, owner, unnamed, inherited) };

    /// <inheritdoc cref="Settle(TupleModel, string, string, HashSet{string}?)"/>
    public EquatableArray<FieldModel> Settle(EquatableArray<FieldModel> fields, string owner, string unnamed, HashSet<string>? inherited = null)
    {
        FieldNames names = new(owner, unnamed, NethereumNames.PropertyNames, suffix: "Value")
        {
            Spelling = NethereumSpelling.ToPascalCase,
            ReservedParameters = NethereumNames.ParameterNames,
        };
        FieldModel[] settled = new FieldModel[fields.Length];
        for (int i = 0; i < settled.Length; i++)
        {
            FieldModel field = fields[i];
            (string property, string parameter) = names.Add(field.SolidityName, i + 1);
            settled[i] = field with
            {
                PropertyName = property,
                ParameterName = parameter,
                Type = types.ToPlain(field.Type),
                HidesInherited = (inherited ?? Nothing).Contains(property),
            };
            Report(field.SolidityName, property, owner);
        }

        return new(settled);
    }

    /// <summary>The properties of a struct, which may be signed.</summary>
    public TupleModel SettleStruct(TupleModel tuple, string owner)
    {
        FieldModel[] fields = Settle(tuple.Fields, owner, UnnamedField).AsSpan().ToArray();
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = fields[i] with { StructName = types.SignedNameOf(fields[i].Type) };
        }

        return tuple with { Fields = new(fields) };
    }

    /// <summary>The arguments of an event with the types that its topic is made of; empty when Nethereum decodes just these.</summary>
    public static EquatableArray<FieldModel> ToSignature(EquatableArray<FieldModel> settled)
    {
        bool differs = false;
        FieldModel[] fields = settled.AsSpan().ToArray();
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i].Type is HashedType hashed)
            {
                fields[i] = fields[i] with { Type = hashed.Hashed };
                differs |= !NethereumTypes.IsText(hashed);
            }
        }

        return differs ? new(fields) : default;
    }

    private void Report(string solidityName, string property, string owner)
    {
        string expected = NethereumSpelling.ToPascalCase(solidityName);
        if (solidityName.Length > 0 && property != expected)
        {
            renamed.Add(string.Format(CultureInfo.InvariantCulture, "{0} of {1} is called {2} in C#, because {3} is taken", solidityName, owner, property, expected));
        }
    }
}
