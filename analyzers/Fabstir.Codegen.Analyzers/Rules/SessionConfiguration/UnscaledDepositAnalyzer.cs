using System.Collections.Immutable;
using System.Globalization;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2002: base units that become a deposit without a division, or a configuration of sessions that is written for them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnscaledDepositAnalyzer() : FabstirAnalyzer(Unscaled, Shape)
{
    /// <summary>The property of a diagnostic that has the decimals to divide by, where the token is known.</summary>
    internal const string DecimalsProperty = "Decimals";

    private const string Title = "A deposit that is no amount of whole tokens";
    private const string Configuration = "SessionConfig";
    private const int LeastFields = 3;

    private static readonly DiagnosticDescriptor Unscaled = Rule.Create(
        RuleIds.UnscaledDeposit, Title, "A deposit is in whole tokens, and this {0} is not divided by anything: base units are {1} times as many", DiagnosticSeverity.Error);

    private static readonly DiagnosticDescriptor Shape = Rule.Create(
        RuleIds.UnscaledDeposit,
        Title,
        "{0} has {1} as integers, as clients took them once: Fabstir.SessionConfig has whole tokens, prices with their token, and times",
        DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        SdkDeposit.Register(context, Analyze);
        context.RegisterSymbolAction(symbol => AnalyzeType(symbol, known), SymbolKind.NamedType);
    }

    /// <summary>Whether it is a field of a session, by the name that it has everywhere.</summary>
    internal static bool IsField(string name) => name.ToLowerInvariant() is
        "depositamount" or "deposit" or "pricepertoken" or "maxpricepertoken" or "duration" or "maxduration" or "proofinterval" or "prooftimeoutwindow";

    /// <summary>Whether it is a type that base units are kept in.</summary>
    internal static bool IsWide(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt64 } => true,
        { Name: "BigInteger" or "HexBigInteger" or "UInt256" or "Int256" or "UInt128" or "Int128", TypeKind: TypeKind.Struct or TypeKind.Class } => true,
        _ => false,
    };

    private static void Analyze(OperationAnalysisContext context, IOperation deposit, PaymentCurrency currency)
    {
        IOperation origin = ValueOrigin.Of(deposit, context.CancellationToken);
        if (!IsWide(origin.Type)
            || origin.ConstantValue.HasValue
            || origin is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } or IInvocationOperation { TargetMethod.Name: "Divide" or "DivRem" }
            || NumberValue.Of(origin, context.CancellationToken).Value is not null)
        {
            return;
        }

        int? decimals = PaymentTokenValue.DecimalsOf(currency);
        context.ReportDiagnostic(Diagnostic.Create(
            Unscaled,
            deposit.Syntax.GetLocation(),
            decimals is { } known ? ImmutableDictionary<string, string?>.Empty.Add(DecimalsProperty, known.ToString(CultureInfo.InvariantCulture)) : null,
            origin.Type!.Name,
            decimals switch
            {
                TokenDecimals.Usdc => "1,000,000",
                TokenDecimals.Ether => "10^18",
                _ => "a million or more",
            }));
    }

    private static void AnalyzeType(SymbolAnalysisContext context, KnownSymbols known)
    {
        if (context.Symbol is not INamedTypeSymbol { Name: Configuration, ContainingAssembly.Name: not OurMethods.Sdk, TypeKind: TypeKind.Class or TypeKind.Struct } type || known.SessionConfig is null)
        {
            return;
        }

        List<string> fields = [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (IsField(member.Name) && IsWide(TypeOf(member)))
            {
                fields.Add(member.Name);
            }
        }

        if (fields.Count >= LeastFields)
        {
            context.ReportDiagnostic(Diagnostic.Create(Shape, type.Locations[0], type.Name, string.Join(", ", fields)));
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member)
    {
        ITypeSymbol? type = member switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol { IsConst: false } field => field.Type,
            _ => null,
        };
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } inner] } ? inner : type;
    }
}
