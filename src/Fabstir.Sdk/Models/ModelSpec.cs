using System.Diagnostics.CodeAnalysis;

namespace Fabstir;

/// <summary>A model by its file in a Hugging Face repository: what people write, and what its id is the hash of. Immutable, thread-safe.</summary>
/// <remarks>Upper and lower case matter. A text that came from a chain or a file goes through <see cref="TryParse"/>.</remarks>
public sealed record ModelSpec
{
    /// <summary>The most characters of a repository's name, and of a file's.</summary>
    public const int MaxLength = 512;

    /// <summary>A file of a repository.</summary>
    /// <param name="repository">Such as <c>CohereForAI/TinyVicuna-1B-32k-GGUF</c>: 1 to <see cref="MaxLength"/> characters.</param>
    /// <param name="fileName">Such as <c>tiny-vicuna-1b.q4_k_m.gguf</c>: 1 to <see cref="MaxLength"/> characters.</param>
    /// <exception cref="ArgumentException">One of them is empty, too long, or has control characters.</exception>
    public ModelSpec(string repository, string fileName)
    {
        Check(repository, nameof(repository));
        Check(fileName, nameof(fileName));
        Repository = repository;
        FileName = fileName;
    }

    /// <summary>The repository, as <c>owner/name</c>.</summary>
    public string Repository { get; }

    /// <summary>The file in it.</summary>
    public string FileName { get; }

    /// <summary>What contracts call the model.</summary>
    public ModelId Id => ModelId.Of(Repository, FileName);

    /// <summary>Reads <c>owner/name:file</c> or <c>owner/name/file</c>.</summary>
    /// <param name="text">The text. Where there is a colon, the first separates; else the second slash does.</param>
    /// <exception cref="FormatException">It has neither form.</exception>
    public static ModelSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out ModelSpec? spec)
            ? spec
            : throw new FormatException($"\"{Shown(text)}\" is no model: write owner/name:file or owner/name/file.");
    }

    /// <summary>Reads <c>owner/name:file</c> or <c>owner/name/file</c>.</summary>
    /// <param name="text">The text. Where there is a colon, the first separates; else the second slash does.</param>
    /// <param name="spec">The model.</param>
    /// <returns>Whether it has one of the forms.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ModelSpec? spec)
    {
        spec = null;
        int end = text is null ? -1 : EndOfRepository(text);
        if (end <= 0 || !IsName(text.AsSpan(0, end)) || !IsName(text.AsSpan(end + 1)))
        {
            return false;
        }

        spec = new ModelSpec(text![..end], text[(end + 1)..]);
        return true;
    }

    /// <summary>The form <c>owner/name:file</c>.</summary>
    public override string ToString() => $"{Repository}:{FileName}";

    private static int EndOfRepository(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return colon >= 0 ? colon : slash < 0 ? -1 : text.IndexOf('/', slash + 1);
    }

    private static void Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (!IsName(name))
        {
            throw new ArgumentException(
                $"A {parameter} has 1 to {MaxLength} characters, no control characters among them: \"{Shown(name)}\" is none.", parameter);
        }
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (char character in name)
        {
            if (char.IsControl(character))
            {
                return false;
            }
        }

        return name.Length <= MaxLength && !name.IsWhiteSpace();
    }

    private static string Shown(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
