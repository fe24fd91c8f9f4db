namespace Fabstir.Codegen.Generators.Naming;

/// <summary>Names that generated code or C# itself needs. Who wants one gets a suffix instead: see docs/naming.md.</summary>
internal static class ReservedNames
{
    /// <summary>The types nested in every client, which its own members refer to by their simple names.</summary>
    private static readonly string[] Containers =
    [
        "Functions", "Results", "Signatures", "Selectors", "Topics", "Filters", "Event", "Error", "Call", "Constructor", "IClient",
        "Structs", "Enums", "ValueTypes",
    ];

    /// <summary>The members of object, and those that the compiler gives a record.</summary>
    private static readonly string[] RecordMembers =
    [
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
        "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
    ];

    /// <summary>What no function's message is called: the other cases of <c>Call</c>, and its members.</summary>
    public static HashSet<string> FunctionNames { get; } = new([.. Containers, .. RecordMembers, "Unknown", "Decode", "Receive", "Fallback"], StringComparer.Ordinal);

    /// <summary>What no event is called: the other members of <c>Event</c>, and the container of signatures.</summary>
    public static HashSet<string> EventNames { get; } = new(
        [.. Containers, .. RecordMembers, "Unknown", "Decode", "Data", "Reason", "Events"], StringComparer.Ordinal);

    /// <summary>What no error is called: the other members of <c>Error</c>, and the container of signatures.</summary>
    public static HashSet<string> ErrorNames { get; } = new(
        [.. Containers, .. RecordMembers, "Unknown", "Decode", "Revert", "Panicked", "Code", "RevertData", "Reason", "Errors"], StringComparer.Ordinal);

    /// <summary>What no client is called: a member has not the name of its type, and an alias of the file not that of a type in it.</summary>
    public static HashSet<string> ClientNames { get; } = new(
        [.. Containers, "Address", "Bytecode", "Libraries", "Abi", "Codec", "Eth", "Own", "System", "Tasks", "Threading", "ContractDefinition"], StringComparer.Ordinal);

    /// <summary>What no struct, enum or value type is called, and nothing that declares one.</summary>
    public static HashSet<string> NamedTypeNames { get; } = new(["Structs", "Enums", "ValueTypes", .. RecordMembers], StringComparer.Ordinal);

    /// <summary>What no property of a message, event, error, result or struct is called.</summary>
    public static HashSet<string> PropertyNames { get; } = new([.. RecordMembers, "Signatures", "Selectors", "Topics"], StringComparer.Ordinal);

    /// <summary>What no member of an enum is called.</summary>
    public static HashSet<string> EnumMemberNames { get; } = new([.. RecordMembers, "Value"], StringComparer.Ordinal);

    /// <summary>What no method of a function is called: those of <c>receive</c> and <c>fallback</c> are.</summary>
    public static HashSet<string> MethodNames { get; } = new(["Receive", "Fallback"], StringComparer.Ordinal);

    /// <summary>What no parameter of a positional method is called: its other parameters.</summary>
    public static HashSet<string> ParameterNames { get; } = new(["options", "cancellationToken"], StringComparer.Ordinal);

    /// <summary>The keywords of C#, and the contextual ones that are trouble as a parameter or namespace.</summary>
    public static HashSet<string> Keywords { get; } = new(
        [
            "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
            "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
            "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
            "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
            "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
            "using", "virtual", "void", "volatile", "while",
            "field", "file", "record", "required", "scoped", "var", "await",
        ],
        StringComparer.Ordinal);
}
