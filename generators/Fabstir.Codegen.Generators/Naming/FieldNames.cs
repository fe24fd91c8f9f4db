using System.Globalization;

namespace Fabstir.Codegen.Generators.Naming;

/// <summary>Names the properties and parameters of a tuple by their places in it.</summary>
/// <param name="owner">The type that they are in, whose name no member may have.</param>
/// <param name="unnamed">What unnamed ones are called before their place: <c>Arg</c>, <c>Result</c>.</param>
/// <param name="reserved">What else no member may be called.</param>
/// <param name="suffix">What is added to a name that none may have.</param>
internal sealed class FieldNames(string owner, string unnamed, HashSet<string> reserved, string suffix)
{
    private readonly HashSet<string> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);

    /// <summary>For the properties of a record.</summary>
    public FieldNames(string owner, string unnamed)
        : this(owner, unnamed, ReservedNames.PropertyNames, "Value")
    {
    }

    /// <summary>How a name becomes one of C#.</summary>
    public Func<string, string> Spelling { get; init; } = Identifiers.ToPascalCase;

    /// <summary>What no parameter is called.</summary>
    public HashSet<string> ReservedParameters { get; init; } = ReservedNames.ParameterNames;

    /// <summary>Names the next field.</summary>
    /// <param name="solidityName">As the source names it; empty when it does not.</param>
    /// <param name="place">Its place, from 0.</param>
    public (string Property, string Parameter) Add(string solidityName, int place)
    {
        string digits = place.ToString(CultureInfo.InvariantCulture);
        string property = solidityName.Length == 0 ? unnamed + digits : Spelling(solidityName);
        if (property == owner || reserved.Contains(property))
        {
            property += suffix;
        }

        string parameter = Identifiers.ToParameterName(property);
        if (ReservedParameters.Contains(parameter))
        {
            parameter += "Value";
        }

        return (MakeUnique(_properties, property, digits), MakeUnique(_parameters, parameter, digits));
    }

    // Two fields may differ in case or underscores only: the later one adds its place, as often as it takes.
    private static string MakeUnique(HashSet<string> taken, string name, string digits)
    {
        while (!taken.Add(name))
        {
            name += "_" + digits;
        }

        return name;
    }
}
