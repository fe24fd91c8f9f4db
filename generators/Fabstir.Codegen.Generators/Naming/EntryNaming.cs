namespace Fabstir.Codegen.Generators.Naming;

/// <summary>How entries of one kind are named.</summary>
/// <param name="Kind">The entry in a sentence: <c>function</c>, <c>event</c> or <c>error</c>.</param>
/// <param name="Suffix">What is added to a reserved name.</param>
/// <param name="Reserved">The reserved names.</param>
internal sealed record EntryNaming(string Kind, string Suffix, HashSet<string> Reserved)
{
    public static EntryNaming Function { get; } = new("function", "Function", ReservedNames.FunctionNames);

    public static EntryNaming Event { get; } = new("event", "Event", ReservedNames.EventNames);

    public static EntryNaming Error { get; } = new("error", "Error", ReservedNames.ErrorNames);

    /// <summary>How a name becomes one of C#.</summary>
    public Func<string, string> Spelling { get; init; } = Identifiers.ToPascalCase;

    /// <summary>The C# name that an entry has when it is alone.</summary>
    public string ToTypeName(string solidityName)
    {
        string name = Spelling(solidityName);
        return Reserved.Contains(name) ? name + Suffix : name;
    }
}
