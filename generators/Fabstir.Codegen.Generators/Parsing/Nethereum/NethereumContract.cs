using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Naming.Nethereum;

namespace Fabstir.Codegen.Generators.Parsing.Nethereum;

/// <summary>Gives a contract the names and types that its code for Nethereum has, and leaves out what Nethereum's codec cannot encode.</summary>
internal sealed class NethereumContract
{
    private const string UnnamedInput = "ParamValue";
    private const string UnnamedOutput = "ReturnValue";

    private readonly ContractModel _contract;
    private readonly NethereumTypes _types;
    private readonly List<string> _renamed = [];
    private readonly List<string> _leftOut = [];
    private readonly NethereumFields _fields;

    private NethereumContract(ContractModel contract)
    {
        _contract = contract;
        _types = new NethereumTypes(contract.NamedTypes);
        _fields = new NethereumFields(_types, _renamed);
    }

    /// <summary>The contract for Nethereum, and what its author should know.</summary>
    /// <param name="contract">The contract as parsed.</param>
    /// <param name="diagnostics">What is known of the file: names that only another target has are taken back.</param>
    /// <param name="range">Where diagnostics about the contract point.</param>
    public static ContractModel Settle(ContractModel contract, List<AbiDiagnostic> diagnostics, TextRange range)
    {
        NethereumContract settler = new(contract);
        ContractModel settled = settler.Settle();
        diagnostics.RemoveAll(static diagnostic => diagnostic.Id == RuleIds.Renamed);
        foreach (string message in settler._renamed)
        {
            diagnostics.Add(new AbiDiagnostic(RuleIds.Renamed, range, message));
        }

        foreach (string message in settler._leftOut)
        {
            diagnostics.Add(new AbiDiagnostic(RuleIds.NotForNethereum, range, message));
        }

        return settled;
    }

    private ContractModel Settle()
    {
        EquatableArray<FunctionModel> functions = SettleFunctions();
        EquatableArray<EventModel> events = SettleEvents();
        EquatableArray<ErrorModel> errors = SettleErrors();
        string className = NethereumSpelling.ToPascalCase(_contract.SolidityName);
        ConstructorModel? constructor = _contract.Constructor is { } given
            ? given with { Inputs = _fields.Settle(given.Inputs, className + NethereumNames.Deployment, UnnamedInput, NethereumNames.DeploymentProperties) }
            : null;
        return _contract with
        {
            ClassName = className,
            Functions = functions,
            Events = events,
            Errors = errors,
            Constructor = constructor,
            NamedTypes = _types.GetStructs(@struct => _fields.SettleStruct(@struct.Tuple, @struct.Name)),
        };
    }

    private EquatableArray<FunctionModel> SettleFunctions()
    {
        List<FunctionModel> functions = [];
        foreach (FunctionModel function in _contract.Functions)
        {
            if (CanEncode("function", function.Entry, function.Inputs.Fields))
            {
                functions.Add(function);
            }
        }

        string[] names = NamesOf(functions, static function => ToNamed(function.Entry, function.Inputs.Fields, function.Entry.Selector), NethereumNames.FunctionNaming);
        for (int i = 0; i < names.Length; i++)
        {
            FunctionModel function = functions[i];
            functions[i] = function with
            {
                Name = names[i],
                MethodName = ToMethodName(function.Entry.SolidityName),
                Inputs = _fields.Settle(function.Inputs, names[i] + NethereumNames.Function, UnnamedInput, NethereumNames.MessageProperties),
                Outputs = _fields.Settle(function.Outputs, names[i] + NethereumNames.Output, UnnamedOutput),
            };
        }

        return NethereumOverloads.AddPositionalMethods(functions);
    }

    // Overloads share the method's name; those of receive and fallback have no message, and are none of them.
    private static string ToMethodName(string solidityName)
    {
        string name = NethereumSpelling.ToPascalCase(solidityName);
        return ReservedNames.MethodNames.Contains(name) ? name + NethereumNames.Function : name;
    }

    private EquatableArray<EventModel> SettleEvents()
    {
        List<EventModel> events = [];
        foreach (EventModel @event in _contract.Events)
        {
            // No topic is made of the signature of an anonymous event.
            if (@event.IsAnonymous || CanEncode("event", @event.Entry, @event.Fields))
            {
                events.Add(@event);
            }
        }

        string[] names = NamesOf(events, static @event => ToNamed(@event.Entry, @event.Fields, HashOf(@event)), NethereumNames.EventNaming);
        for (int i = 0; i < names.Length; i++)
        {
            EquatableArray<FieldModel> fields = _fields.Settle(events[i].Fields, names[i] + NethereumNames.Event, UnnamedInput);
            events[i] = events[i] with { Name = names[i], Fields = fields, SignatureFields = events[i].IsAnonymous ? default : NethereumFields.ToSignature(fields) };
        }

        return new(events);
    }

    private EquatableArray<ErrorModel> SettleErrors()
    {
        List<ErrorModel> errors = [];
        foreach (ErrorModel error in _contract.Errors)
        {
            if (CanEncode("error", error.Entry, error.Inputs.Fields))
            {
                errors.Add(error);
            }
        }

        string[] names = NamesOf(errors, static error => ToNamed(error.Entry, error.Inputs.Fields, error.Entry.Selector), NethereumNames.ErrorNaming);
        for (int i = 0; i < names.Length; i++)
        {
            errors[i] = errors[i] with { Name = names[i], Inputs = _fields.Settle(errors[i].Inputs, names[i] + NethereumNames.Error, UnnamedInput) };
        }

        return new(errors);
    }

    private bool CanEncode(string kind, EntryModel entry, EquatableArray<FieldModel> fields)
    {
        if (_types.FindForeign(fields) is not { } foreign)
        {
            return true;
        }

        _leftOut.Add($"The {kind} {entry.Signature} is left out: Nethereum's codec has no type {foreign}, so that it would take another selector");
        return false;
    }

    private string[] NamesOf<T>(List<T> entries, Func<T, NamedEntry> toNamed, EntryNaming naming)
    {
        List<NamedEntry> named = [];
        foreach (T entry in entries)
        {
            named.Add(toNamed(entry));
        }

        string[] names = EntryNames.Assign(named, naming);
        for (int i = 0; i < names.Length; i++)
        {
            string expected = naming.ToTypeName(named[i].SolidityName);
            if (names[i] != expected)
            {
                _renamed.Add($"The {naming.Kind} {named[i].Signature} is called {names[i]} in C#, because {expected} is taken");
            }
        }

        return names;
    }

    private static NamedEntry ToNamed(EntryModel entry, EquatableArray<FieldModel> fields, string hash) =>
        new(entry.SolidityName, SignatureText.Labels(fields), entry.Signature, entry.Text, hash);

    // Two events may have one signature, and differ in what is indexed.
    private static string HashOf(EventModel @event) => SignatureText.Hash(@event.Entry.Text).Substring(0, EntryModel.SelectorDigits);
}
