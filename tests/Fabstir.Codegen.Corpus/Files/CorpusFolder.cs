using System.Text.Json;

namespace Fabstir.Codegen.Corpus.Files;

/// <summary>Finds the files with an ABI below a folder. What has one is decided here and not by the generator, which could otherwise pass by overlooking it.</summary>
internal static class CorpusFolder
{
    // Artifacts with a syntax tree in them are nested deeply.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4096 };

    private static readonly string[] EntryTypes = ["function", "constructor", "receive", "fallback", "event", "error"];

    /// <summary>Reads the files in the order of their paths.</summary>
    public static IReadOnlyList<CorpusFile> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), FullPath: path))
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .Select(static file => TryRead(file.Path, File.ReadAllText(file.FullPath)))
            .OfType<CorpusFile>(),
    ];

    /// <summary>The file, if its text is JSON with an ABI in it; else null.</summary>
    public static CorpusFile? TryRead(string path, string text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            if (!HasAbi(root))
            {
                return null;
            }

            return new CorpusFile(
                path,
                text,
                Member(root, "methodIdentifiers") is { ValueKind: JsonValueKind.Object } identifiers
                    ? identifiers.EnumerateObject().ToDictionary(static pair => pair.Name, static pair => pair.Value.GetString()!)
                    : null);
        }
    }

    // Artifacts of 0x keep the compiler's output in one piece.
    private static bool HasAbi(JsonElement root) => IsAbi(root) || IsArray(Member(root, "abi")) || IsArray(Member(Member(root, "compilerOutput"), "abi"));

    private static bool IsAbi(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array && (root.GetArrayLength() == 0 || root.EnumerateArray().Any(IsEntry));

    private static bool IsEntry(JsonElement entry) => Member(entry, "type") is { ValueKind: JsonValueKind.String } type && EntryTypes.Contains(type.GetString());

    private static bool IsArray(JsonElement? element) => element?.ValueKind == JsonValueKind.Array;

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out JsonElement member) ? member : null;
}
