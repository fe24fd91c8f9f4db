using System.Globalization;
using System.Text.Json.Nodes;

namespace Fabstir.Abi.Mutations.Types;

/// <summary>A type that has no parts, such as <c>uint24</c>, <c>bytes3</c>, <c>string</c> or <c>function</c>.</summary>
/// <param name="Name">The type without its number.</param>
/// <param name="Number">The bits of an integer, the bytes of fixed bytes; 0 where the name is all.</param>
/// <param name="Alias">The enum or user-defined value type that a contract calls it, with the word before it; null for the type itself.</param>
internal sealed record ElementaryType(string Name, int Number = 0, string? Alias = null) : AbiType
{
    public override string Canonical => Number == 0 ? Name : Name + Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether C# has a type of its own for it, around the value.</summary>
    public bool IsWrapped => Alias is not null;

    public override JsonObject ToParameter() => new() { ["type"] = Canonical, ["internalType"] = Alias ?? Canonical };
}
