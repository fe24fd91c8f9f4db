using System.Globalization;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>
/// Finds what an artifact's <c>devdoc</c> and <c>userdoc</c> say. The compiler keys functions, events and errors by signature, and the getters of
/// state variables by name.
/// </summary>
internal sealed class NatSpec(JsonValue developer, JsonValue user)
{
    private const string UnitsTag = "custom:units";

    public DocumentationModel Contract => new(OneLine(user.TextOf("notice")), OneLine(developer.TextOf("details")));

    public NatSpecEntry Function(string name, string signature) => new(
        OneLine(user["methods"]?[signature]?.TextOf("notice")),
        [developer["methods"]?[signature], developer["stateVariables"]?[name]]);

    public NatSpecEntry Constructor() => new(
        OneLine(user["methods"]?["constructor"]?.TextOf("notice")),
        [developer["methods"]?["constructor"]]);

    public NatSpecEntry Event(string signature) => new(
        OneLine(user["events"]?[signature]?.TextOf("notice")),
        [developer["events"]?[signature]]);

    // Errors of one signature may be declared in several places: the compiler keeps a list, and the first is as good as any.
    public NatSpecEntry Error(string signature) => new(
        OneLine(First(user["errors"]?[signature])?.TextOf("notice")),
        [First(developer["errors"]?[signature])]);

    private static JsonValue? First(JsonValue? list) => list is { Items.Count: > 0 } ? list.Items[0] : null;

    private static string? OneLine(string? text) => text is null ? null : string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is said of one entry.</summary>
    internal sealed class NatSpecEntry(string? notice, JsonValue?[] sources)
    {
        public DocumentationModel Documentation => new(notice, OneLine(Find(static source => source.TextOf("details"))));

        /// <summary>What is said of an argument; null when nothing is.</summary>
        public string? Parameter(string name, int place) => OneLine(Find(source => source["params"]?.TextOf(name)));

        /// <summary>What is said of an output; null when nothing is.</summary>
        public string? Output(string name, int place, int count) =>
            OneLine(Find(source => source["returns"]?.TextOf(name.Length > 0 ? name : "_" + place) ?? (count == 1 ? source.TextOf("return") : null)));

        /// <summary>What an argument counts; null when it is not said. Of one without a name nothing can be said.</summary>
        public string? ParameterUnit(string name, int place) => name.Length > 0 ? Unit(name) : null;

        /// <summary>What an output counts; null when it is not said. One without a name is said by its place.</summary>
        public string? OutputUnit(string name, int place) => Unit(name.Length > 0 ? name : place.ToString(CultureInfo.InvariantCulture));

        private string? Unit(string key)
        {
            foreach (string pair in (Find(static source => source.TextOf(UnitsTag)) ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries))
            {
                int equals = pair.IndexOf('=');
                if (equals > 0 && pair.Substring(0, equals) == key)
                {
                    return pair.Substring(equals + 1);
                }
            }

            return null;
        }

        private string? Find(Func<JsonValue, string?> read)
        {
            foreach (JsonValue? source in sources)
            {
                if (source is not null && read(source) is { } text)
                {
                    return text;
                }
            }

            return null;
        }
    }
}
