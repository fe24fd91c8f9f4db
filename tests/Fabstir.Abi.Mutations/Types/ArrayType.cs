using System.Globalization;
using System.Text.Json.Nodes;

namespace Fabstir.Abi.Mutations.Types;

/// <summary><c>T[]</c>, or <c>T[n]</c>.</summary>
/// <param name="Item">The element.</param>
/// <param name="Length">n; null for any length.</param>
internal sealed record ArrayType(AbiType Item, int? Length) : AbiType
{
    public override string Canonical => Item.Canonical + Dimension;

    private string Dimension => $"[{Length?.ToString(CultureInfo.InvariantCulture)}]";

    public override JsonObject ToParameter()
    {
        JsonObject parameter = Item.ToParameter();
        parameter["type"] = parameter["type"] + Dimension;
        if (parameter.ContainsKey("internalType"))
        {
            parameter["internalType"] = parameter["internalType"] + Dimension;
        }

        return parameter;
    }
}
