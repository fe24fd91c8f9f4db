using System.Globalization;
using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing.Artifacts;

/// <summary>Finds the bytecode of a contract, and the libraries that it has to be linked with.</summary>
internal sealed class BytecodeReader(ArtifactText text, List<AbiDiagnostic> diagnostics)
{
    private const int PlaceholderLength = 40;
    private const string PlaceholderStart = "__";

    /// <summary>The bytecode; null when the artifact has none, as that of an interface, or a diagnostic says what is wrong with it.</summary>
    public ArtifactBytecode? Read(JsonValue artifact)
    {
        JsonValue? value = text.Read(artifact, "bytecode") ?? text.Read(text.ReadLevel(artifact, "evm"), "bytecode");
        JsonValue? code = value?.Kind == JsonKind.Object ? value["object"] : value;
        if (code is not { Kind: JsonKind.String })
        {
            return null;
        }

        string digits = code.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? code.Text.Substring(2) : code.Text;
        if (digits.Length == 0)
        {
            return null;
        }

        SortedDictionary<int, string> names = NamesIn(value!["linkReferences"] ?? artifact["linkReferences"]);
        List<LinkedPlace> libraries = [];
        string? unnamed = null;
        int position = 0;
        while (position < digits.Length)
        {
            if (string.CompareOrdinal(digits, position, PlaceholderStart, 0, PlaceholderStart.Length) == 0 && position + PlaceholderLength <= digits.Length)
            {
                string? name = names.TryGetValue(position / 2, out string? listed) ? listed : NameIn(digits.Substring(position, PlaceholderLength));
                unnamed ??= name is null ? digits.Substring(position, PlaceholderLength) : null;
                libraries.Add(new LinkedPlace(name ?? "", position / 2));
                position += PlaceholderLength;
            }
            else if (IsHexadecimal(digits, position) && IsHexadecimal(digits, position + 1))
            {
                position += 2;
            }
            else
            {
                diagnostics.Add(new AbiDiagnostic(
                    RuleIds.MalformedEntry, code.Range, $"The bytecode has something else than hexadecimal digits, two for each byte, behind its first {position / 2} bytes"));
                return null;
            }
        }

        return new ArtifactBytecode(digits, libraries, unnamed, code.Range);
    }

    private static bool IsHexadecimal(string digits, int position) =>
        position < digits.Length && digits[position] is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    // Compilers before 0.5 wrote the name itself, cut to 36 characters; later ones a hash of it.
    private static string? NameIn(string placeholder)
    {
        string name = placeholder.Trim('_');
        return name.Length == 0 || name[0] == '$' ? null : name;
    }

    /// <summary>The names of the places: by file, library, and then each place's <c>start</c>.</summary>
    private static SortedDictionary<int, string> NamesIn(JsonValue? linkReferences)
    {
        SortedDictionary<int, string> names = [];
        foreach (JsonMember file in linkReferences?.Members ?? [])
        {
            foreach (JsonMember library in file.Value.Members)
            {
                foreach (JsonValue place in library.Value.Items)
                {
                    if (int.TryParse(place["start"]?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int start))
                    {
                        names[start] = $"{file.Name}:{library.Name}";
                    }
                }
            }
        }

        return names;
    }
}
