using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing.Artifacts;

/// <summary>
/// Finds the enums in the syntax trees of a compiler, because an ABI does not have their members. The trees are not read: they are as large as all
/// of the source, and nested as deeply as its expressions.
/// </summary>
internal static class EnumDefinitions
{
    private const string NodeType = "\"EnumDefinition\"";

    /// <summary>The members of each enum, by its name: <c>IVault.Status</c>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="trees">Where in it the syntax trees are.</param>
    public static JsonValue Find(ArtifactText text, IEnumerable<TextRange> trees)
    {
        List<JsonMember> enums = [];
        foreach (TextRange tree in trees)
        {
            foreach (TextRange node in NodesIn(text, tree))
            {
                JsonValue definition = text.Read(node);
                if ((definition.TextOf("canonicalName") ?? definition.TextOf("name")) is { } name && definition["members"] is { } members)
                {
                    enums.Add(new JsonMember(name, NamesOf(members)));
                }
            }
        }

        return new JsonValue(JsonKind.Object, default) { Members = enums };
    }

    private static JsonValue NamesOf(JsonValue members)
    {
        List<JsonValue> names = [];
        foreach (JsonValue member in members.Items)
        {
            names.Add(member["name"] ?? member);
        }

        return new JsonValue(JsonKind.Array, members.Range) { Items = names };
    }

    /// <summary>The objects that have the node type as a member, by their brackets.</summary>
    private static IEnumerable<TextRange> NodesIn(ArtifactText text, TextRange tree)
    {
        if (text.Text.IndexOf(NodeType, tree.Start, tree.Length, StringComparison.Ordinal) < 0)
        {
            yield break;
        }

        JsonCursor cursor = new(text.Text, tree);
        Stack<(int Start, bool IsEnum)> open = [];
        while (!cursor.AtEnd)
        {
            switch (cursor.Peek())
            {
                case '{':
                    text.CancellationToken.ThrowIfCancellationRequested();
                    open.Push((cursor.Position, false));
                    break;
                case '}' when open.Count > 0:
                    (int start, bool isEnum) = open.Pop();
                    if (isEnum)
                    {
                        yield return new TextRange(start, cursor.Position + 1 - start);
                    }

                    break;
                case '"':
                    if (cursor.Rest.StartsWith(NodeType.AsSpan()) && open.Count > 0)
                    {
                        open.Push((open.Pop().Start, true));
                    }

                    if (!JsonStrings.Skip(cursor))
                    {
                        yield break;
                    }

                    break;
            }

            cursor.Position++;
        }
    }
}
