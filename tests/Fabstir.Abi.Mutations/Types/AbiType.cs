using System.Text.Json.Nodes;

namespace Fabstir.Abi.Mutations.Types;

/// <summary>A type of the ABI, as a tree.</summary>
internal abstract record AbiType
{
    /// <summary>The type as signatures have it, such as <c>(uint8,bytes[])[2]</c>.</summary>
    public abstract string Canonical { get; }

    /// <summary>What ABI JSON says of a parameter of this type, without its name.</summary>
    public abstract JsonObject ToParameter();

    /// <summary>What ABI JSON says of a parameter of this type.</summary>
    public JsonObject ToParameter(string name)
    {
        JsonObject parameter = ToParameter();
        parameter["name"] = name;
        return parameter;
    }

    public sealed override string ToString() => Canonical;
}
