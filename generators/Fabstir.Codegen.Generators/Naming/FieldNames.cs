using System.Globalization;

namespace Fabstir.Codegen.Generators.Naming;

/// <summary>Names the properties and parameters of a tuple by their places in it.</summary>
/// <param name="owner">The record that they are in, whose name no property may have.</param>
/// <param name="unnamed">What unnamed ones are called before their place: <c>Arg</c>, <c>Result</c>.</param>
internal sealed class FieldNames(string owner, string unnamed)
{
    private readonly HashSet<string> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);

    /// <summary>Names the next field.</summary>
    /// <param name="solidityName">As the source names it; empty when it does not.</param>
    /// <param name="place">Its place, from 0.</param>
    public (string Property, string Parameter) Add(string solidityName, int place)
    {
        string digits = place.ToString(CultureInfo.InvariantCulture);
        string property = solidityName.Length == 0 ? unnamed + digits : Identifiers.ToPascalCase(solidityName);
        if (property == owner || ReservedNames.PropertyNames.Contains(property))
        {
            property += "Value";
        }

        string parameter = Identifiers.ToParameterName(property);
        if (ReservedNames.ParameterNames.Contains(parameter))
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
