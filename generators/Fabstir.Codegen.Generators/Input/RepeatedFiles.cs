using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Input;

/// <summary>
/// The files that a project names a second time, by two items or two patterns: one of them is enough, and both would want the same names.
/// </summary>
internal sealed class RepeatedFiles : IEquatable<RepeatedFiles>
{
    private readonly HashSet<AdditionalText> _texts = [];

    /// <summary>Finds them among the files of a project.</summary>
    public static RepeatedFiles Among(ImmutableArray<AdditionalText> files)
    {
        RepeatedFiles repeated = new();
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (AdditionalText file in files)
        {
            if (!paths.Add(file.Path))
            {
                repeated._texts.Add(file);
            }
        }

        return repeated;
    }

    public bool Contains(AdditionalText file) => _texts.Contains(file);

    public bool Equals(RepeatedFiles? other) => other is not null && _texts.SetEquals(other._texts);

    public override bool Equals(object? obj) => Equals(obj as RepeatedFiles);

    public override int GetHashCode() => _texts.Count;
}
