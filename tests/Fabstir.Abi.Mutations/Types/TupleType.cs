using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fabstir.Abi.Mutations.Types;

/// <summary>A struct, or the arguments of a function.</summary>
/// <param name="Fields">Its parts, which are called f0, f1 and so on.</param>
/// <param name="IsNamed">Whether the ABI says what the struct is called; those of old compilers do not.</param>
internal sealed record TupleType(ImmutableArray<AbiType> Fields, bool IsNamed) : AbiType
{
    public override string Canonical => $"({string.Join(',', Fields.Select(static type => type.Canonical))})";

    /// <summary>What ABI JSON says of the fields.</summary>
    public JsonArray ToParameters() => [.. Fields.Select(static (type, i) => type.ToParameter("f" + i.ToString(CultureInfo.InvariantCulture)))];

    public override JsonObject ToParameter()
    {
        JsonArray components = ToParameters();
        JsonObject parameter = new() { ["type"] = "tuple" };
        if (IsNamed)
        {
            // One shape has one name, so that structs are shared and never in conflict.
            parameter["internalType"] = "struct S" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(components.ToJsonString())))[..12];
        }

        parameter["components"] = components;
        return parameter;
    }
}
